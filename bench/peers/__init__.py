"""The same telegrams in Reftel and in what people use otherwise: how long loading takes, how large it gets, how fast it answers."""
