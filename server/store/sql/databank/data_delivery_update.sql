-- Brings a delivery to what it is now.
UPDATE data_delivery SET state = ?, words = ?, counted = ?, arrived_at = ?, closed_at = ?, version = version + 1 WHERE id = ?
