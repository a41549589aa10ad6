import pytest

from reftel.wire import check

TELEGRAM = """\
VZCZCXYZ0003
OO RUEHWEB
DE RUEHC #{printed} 1832255
ZNR UUUUU ZZH
O 022233Z JUL 09
FM SECSTATE WASHDC
TO RUEHQA/AMEMBASSY PORT ALDER IMMEDIATE 4232
BT
UNCLAS STATE {serial}

SIPDIS

E.O. 12958: N/A
TAGS: EWWT, QM
SUBJECT: LAMPS

The lamps have been sent.
WHITLOCK
BT
#{printed}
NNNN
"""


@pytest.mark.parametrize(
    ("printed", "serial", "codes"),
    [
        pytest.param("9224", "009224", set(), id="four digits, the same"),
        pytest.param("9224", "069224", set(), id="five digits, of which the transmission keeps four"),
        pytest.param("9224", "169224", set(), id="six digits, of which the transmission keeps four"),
        pytest.param("9225", "069224", {"RT103", "RT105"}, id="another number"),
    ],
)
def test_a_transmission_keeps_the_last_four_digits_of_the_serial(printed: str, serial: str, codes: set[str]) -> None:
    found = {finding.code for finding in check(TELEGRAM.format(printed=printed, serial=serial))}
    assert found & {"RT103", "RT105"} == codes


def test_a_label_printed_above_the_class_line_is_not_out_of_order(perfect: str) -> None:
    text = perfect.replace("C O N F", "TAGS: PREL EFIS QM QT\nC O N F", 1)
    assert "RT211" not in {finding.code for finding in check(text)}
