-- The first on a shelf that nobody else has locked, in the order in which they expire, locked.
SELECT id
FROM data_item FORCE INDEX (data_item_shelf)
WHERE organisation_id = ? AND hub_id = ? AND bundle_id = ? AND state = ? AND consignment_id IS NULL
    AND expiry_key >= ? AND (expiry_key > ? OR id > ?)
ORDER BY expiry_key, id
LIMIT ?
FOR UPDATE SKIP LOCKED
