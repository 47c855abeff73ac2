"""The kernel: small pure things every room stands on. No models, no words, no requests.

Money is an ``int`` of satang. Time comes from ``clock``. Who acts is an ``Actor``, made once at the door.
What is refused is a ``Refusal`` with a number and facts; what must never be false is an ``invariant``.
"""
