from reftel.codes import post, posts, routing_indicator, tag_meanings
from reftel.codes.posts import station_of_record_code


def test_invented_post_is_known_with_its_routing_indicator() -> None:
    held = post("PORTALDER")
    assert held is not None
    assert (held.plad, held.city, held.country_iso2) == ("AMEMBASSY PORT ALDER", "Port Alder", "QM")
    assert held.routing_indicators == ("RUEHQA",)
    assert (held.latitude, held.longitude, held.note) == (41.3, -38.2, "an invented place in the open Atlantic")


def test_real_post_has_its_place() -> None:
    held = post("OSLO")
    assert held is not None
    assert held.latitude is not None
    assert held.longitude is not None
    assert (round(held.latitude), round(held.longitude)) == (60, 11)


def test_unknown_station_has_no_post() -> None:
    assert post("ATLANTIS") is None


def test_stations_are_capital_letters() -> None:
    for held in posts():
        assert held.station.isascii()
        assert held.station.isalpha()
        assert held.station.isupper()


def test_places_are_degrees() -> None:
    for held in posts():
        assert (held.latitude is None) == (held.longitude is None)
        assert -90 <= (held.latitude or 0) <= 90
        assert -180 <= (held.longitude or 0) <= 180


def test_geographic_tag_of_a_post_is_in_the_table_of_tags() -> None:
    for held in posts():
        assert held.geo_tag is None or tag_meanings(held.geo_tag), held


def test_routing_indicators_of_posts_are_in_their_table() -> None:
    for held in posts():
        for indicator in held.routing_indicators:
            assert routing_indicator(indicator), held


def test_record_code_leads_to_one_station_only() -> None:
    assert station_of_record_code()["ABUDH"] == "ABUDHABI"
    shared = [held.record_code for held in posts() if held.record_code]
    assert all(shared.count(code) == 1 for code in station_of_record_code())
