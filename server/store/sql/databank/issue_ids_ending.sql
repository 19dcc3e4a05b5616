-- In use by a resident who agreed to be told, with the last day between two days, without the reminder of this step.
SELECT i.id
FROM data_item d
JOIN data_issue i ON i.id = d.issue_id
LEFT JOIN data_item_reminder r ON r.item_id = d.id AND r.kind = 'ending' AND r.days = ?
WHERE d.state = 'active' AND d.ends_on BETWEEN ? AND ? AND d.organisation_id = ?
    AND i.may_remind AND i.resident_id IS NOT NULL AND r.item_id IS NULL
ORDER BY d.ends_on, d.id
LIMIT ?
