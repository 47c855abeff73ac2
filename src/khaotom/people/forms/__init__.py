"""What people type about people: the door, the register, the bodies. Each is a ``KeyedForm``; the services judge the rest."""
