-- More than the limit is asked for.
INSERT INTO limit_override (organisation_id, reference, hub_id, state, reason, had_items, had_gigabytes, had_last,
    had_last_at, asked_by, asked_at, decided_by, decided_at, decision, good_until, used_for)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
