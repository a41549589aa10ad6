from reftel.codes import operating_signal, operating_signals


def test_signal_by_its_letters_and_with_a_digit() -> None:
    plain, varied = operating_signal("ZFF"), operating_signal("ZFF4")
    assert plain is not None
    assert plain == varied


def test_unknown_signal_is_none() -> None:
    assert operating_signal("ZQQ") is None
    assert operating_signal("") is None


def test_every_signal_has_a_meaning() -> None:
    assert all(row.meaning for row in operating_signals())
