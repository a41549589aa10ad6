import pytest

from tests.samples.reading import Sample, read_samples


@pytest.fixture(scope="session")
def samples() -> tuple[Sample, ...]:
    """All samples in the order of their date-time groups."""
    return read_samples()
