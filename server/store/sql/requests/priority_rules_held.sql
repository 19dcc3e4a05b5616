-- Holds an organisation's row, so that nobody changes its points until the end of the transaction.
SELECT o.id FROM organisation o WHERE o.id = ? LOCK IN SHARE MODE
