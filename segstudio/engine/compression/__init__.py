"""Networks made smaller: pruned, quantised, distilled. Imported by the worker's child alone."""
