"""How every page looks and is put together: base templates, components, formats, fonts, styles. No domain words live here.

A *page* fills the blocks of one of three skeletons: ``ui/public.html`` (the same bytes for everyone), ``ui/signed_in.html``
(one person's pages) and ``ui/meeting.html`` (one act at a time, the running figure in sight). A *component* is a tag of
``{% load ui %}`` or, where the markup is plain, a class of ``static/ui/khaotom.css``; the gallery shows each in every state.
A *tone* is what a thing means to the one who looks: ``done``, ``active``, ``waits``, ``wrong`` or ``plain``.
"""
