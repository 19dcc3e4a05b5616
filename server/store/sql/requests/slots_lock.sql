-- Locks the hub for whoever books or changes its times.
SELECT id FROM hub WHERE id = ? FOR UPDATE
