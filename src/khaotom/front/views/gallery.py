"""The gallery of components is for everybody: it shows nothing of anybody."""

from khaotom.people.doors import public
from khaotom.ui import gallery

components = public(gallery.gallery)
skeleton = public(gallery.skeleton)
