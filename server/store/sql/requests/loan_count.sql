-- How many are on loan and due within some days.
SELECT COUNT(*)
FROM device d
WHERE d.organisation_id = ? AND d.state = 'on_loan'
    AND (? IS NULL OR d.due_on >= ?)
    AND (? IS NULL OR d.due_on <= ?)
    AND (? IS NULL OR d.home_hub_id = ?)
