-- Opens a packet.
INSERT INTO consignment (organisation_id, reference, from_hub_id, to_hub_id, state, opened_by, opened_at, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
