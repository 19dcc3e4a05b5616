-- When an organisation has people reminded of data stock.
SELECT stale_days, ending_days, version FROM data_reminder_rule WHERE organisation_id = ?
