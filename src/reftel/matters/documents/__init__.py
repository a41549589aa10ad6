"""Documents: papers that were handed over, sent or enclosed, by whom, to whom, in which languages."""
