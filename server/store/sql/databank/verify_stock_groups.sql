-- Groups of the ledger after a number, in order: number, name, event.
SELECT id, uuid, event FROM stock_group WHERE id > ? ORDER BY id LIMIT ?
