"""The operations of the driver protocol, one module for each capability."""
