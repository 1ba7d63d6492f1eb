"""The Symbolon protocol, one module for each chapter of its specification."""
