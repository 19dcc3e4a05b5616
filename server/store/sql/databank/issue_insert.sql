-- Something was given.
INSERT INTO data_issue (organisation_id, reference, item_id, hub_id, request_id, line_number, handover_id, asking_id,
    resident_id, is_adult, low_income, lacks_at_home, lacks_away, cannot_afford, gate, area, ward, language, terms, may_remind,
    over_limit, reason, allowed_by, replaces, follows, outcome, actor, issued_at, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
