import datetime as dt

from reftel.archive.consultations.zones import zone_named
from reftel.matters.consultations.days import begins_at, has_calendar, local_times, look_at
from reftel.matters.consultations.parts import Meets, Party, Session

KAZAKHSTAN = Party(name="Kazakhstan", country="KZ", zone="Asia/Almaty")
AMERICA = Party(name="United States", country="US", zone="America/New_York")
INVENTED = Party(name="Quillonia", country="QM")


def test_a_holiday_of_one_side_clashes_and_the_next_day_of_all_is_told() -> None:
    days = look_at(dt.date(2010, 3, 22), (KAZAKHSTAN, AMERICA))
    assert [(clash.side, clash.date) for clash in days.clashes] == [("Kazakhstan", dt.date(2010, 3, 22))]
    assert "Nowruz" in days.clashes[0].why
    assert days.next_clear is not None
    assert days.next_clear > dt.date(2010, 3, 22)
    assert look_at(days.next_clear, (KAZAKHSTAN, AMERICA)).clashes == ()


def test_a_weekend_is_that_of_the_country() -> None:
    friday = dt.date(2010, 10, 1)
    saudi = Party(name="Saudi Arabia", country="SA")
    assert [clash.side for clash in look_at(friday, (saudi, AMERICA)).clashes] == ["Saudi Arabia"]


def test_of_whom_no_calendar_is_known_is_said() -> None:
    days = look_at(dt.date(2010, 3, 23), (INVENTED, Party(name="Osmark"), AMERICA))
    assert days.unknown == ("Quillonia", "Osmark")
    assert days.clashes == ()
    assert not has_calendar("QM")


def test_the_hour_is_told_on_each_side() -> None:
    session = Session(sort=Meets.PLENARY, date=dt.date(2010, 3, 10), time="10:00", zone="Asia/Almaty")
    assert [f"{one.at:%d %H:%M}" for one in local_times(session, (KAZAKHSTAN, AMERICA, INVENTED), zone_named)] == [
        "10 10:00",
        "09 23:00",
    ]


def test_without_an_hour_or_a_zone_no_moment_is_known() -> None:
    assert begins_at(Session(sort=Meets.PLENARY, date=dt.date(2010, 3, 10)), zone_named) is None
    assert begins_at(Session(sort=Meets.PLENARY, time="10:00", zone="Asia/Almaty"), zone_named) is None
    assert zone_named("Nowhere/Else") is None
    assert zone_named("../etc") is None
