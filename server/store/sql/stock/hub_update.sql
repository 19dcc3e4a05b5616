-- Brings a hub to what it is to be, unless it was changed since it was read. Its code never changes.
UPDATE hub
SET name = ?, address = ?, phone = ?, uprn = ?, opening_times = ?, shelves = ?, is_closed = ?, easting = ?, northing = ?,
    version = version + 1
WHERE id = ? AND version = ?
