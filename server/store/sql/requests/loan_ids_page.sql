-- A page of what is on loan, by due day.
SELECT d.id
FROM device d
WHERE d.organisation_id = ? AND d.state = 'on_loan'
    AND (? IS NULL OR d.due_on >= ?)
    AND (? IS NULL OR d.due_on <= ?)
    AND (? IS NULL OR d.home_hub_id = ?)
    AND (? IS NULL OR d.due_on > ? OR (d.due_on = ? AND d.id > ?))
ORDER BY d.due_on, d.id
LIMIT ?
