-- An organisation's first rule; nothing when it has one.
INSERT IGNORE INTO data_reminder_rule (organisation_id, stale_days, ending_days, version, changed_by, changed_at)
VALUES (?, ?, ?, 1, ?, ?)
