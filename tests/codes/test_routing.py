from reftel.codes import routing_indicator, routing_indicators


def test_one_indicator_may_stand_for_several_addressees() -> None:
    names = {row.addressee for row in routing_indicator("RHMFISS")}
    assert {"CDR USCENTCOM MACDILL AFB FL", "DEPT OF ENERGY WASHINGTON DC"} <= names


def test_verified_addressees_come_first() -> None:
    for row in routing_indicators():
        verified = [held.is_verified for held in routing_indicator(row.routing_indicator)]
        assert verified == sorted(verified, reverse=True)


def test_invented_and_unknown_indicators() -> None:
    assert [row.addressee for row in routing_indicator("RUEHQV")] == ["AMEMBASSY VERRIN"]
    assert routing_indicator("RXXXX") == ()
