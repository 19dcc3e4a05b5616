-- Locks an organisation to the end of the transaction.
SELECT id
FROM organisation
WHERE id = ?
FOR UPDATE
