-- A line's device counts as handed over, and is neither on loan nor lost.
SELECT CONCAT(q.reference, ' line ', l.number)
FROM request_line l
JOIN kit_request q ON q.id = l.request_id
JOIN device d ON d.id = l.device_id
WHERE l.state = 'handed_over' AND d.state NOT IN ('on_loan', 'lost')
LIMIT 1
