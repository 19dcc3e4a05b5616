-- A file that was uploaded.
INSERT INTO stock_file (id, organisation_id, hub_id, bundle_id, delivery_id, name, batch, activate_by, state, takes_doubtful, takes_swapped,
    line_count, lines_done, received, actor, uploaded_at, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
