from . import returnshub_event
