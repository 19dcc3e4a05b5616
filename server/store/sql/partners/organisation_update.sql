-- Brings an organisation to what it is to be, unless it was changed since it was read.
UPDATE organisation
SET name = ?, kind = ?, state = ?, host_id = ?, second_factor = ?, magic_links = ?, version = version + 1
WHERE id = ? AND version = ?
