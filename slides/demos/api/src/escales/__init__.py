"""L'API des escales : quels navires sont à quai, et depuis quand."""
