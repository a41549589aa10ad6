import msgspec
import pytest

from reftel.corpus import LIMITS, Budget, Limits, values
from reftel.errors import LimitExceeded


@pytest.mark.parametrize("name", Limits.__struct_fields__)
def test_each_default_is_a_named_constant(name: str) -> None:
    constants = {key.lower(): value for key, value in vars(values).items() if key.isupper()}
    named = constants.get(f"max_{name}", constants.get(name))
    assert getattr(LIMITS, name) == named


def test_limits_are_frozen() -> None:
    with pytest.raises(AttributeError):
        LIMITS.members = 1  # type: ignore[misc]


def test_small_files_are_not_asked_for_their_ratio() -> None:
    limits = msgspec.structs.replace(LIMITS, ratio=2, ratio_floor_bytes=100)
    budget = Budget(limits, packed_bytes=1)
    budget.take_bytes(100)
    with pytest.raises(LimitExceeded) as caught:
        budget.take_bytes(1)
    assert (caught.value.limit, caught.value.value) == ("unpacked bytes for each packed one", 2)


def test_a_file_that_packs_well_within_reason_is_read() -> None:
    budget = Budget(LIMITS, packed_bytes=10**6)
    budget.take_bytes(249 * 10**6)
    assert budget.unpacked_bytes == 249 * 10**6


def test_members_are_counted() -> None:
    budget = Budget(msgspec.structs.replace(LIMITS, members=2), packed_bytes=1)
    budget.take_member()
    budget.take_member()
    with pytest.raises(LimitExceeded, match="members of one archive = 2"):
        budget.take_member()
