-- A resident's row, locked to the end of the transaction.
SELECT id
FROM resident
WHERE reference = ?
FOR UPDATE
