-- A packet's state and times.
UPDATE consignment SET state = ?, sent_at = ?, arrived_at = ?, changed_at = ? WHERE id = ?
