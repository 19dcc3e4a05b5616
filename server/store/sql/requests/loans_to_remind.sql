-- Loans for a request, due within some days, of which one reminder was not sent yet; longest due first.
SELECT d.id, d.tag, q.id, q.reference, d.due_on
FROM device d
JOIN request_line l ON l.held_device_id = d.id AND l.state = 'handed_over'
JOIN kit_request q ON q.id = l.request_id
WHERE d.organisation_id = ? AND d.state = 'on_loan'
    AND (? IS NULL OR d.due_on >= ?)
    AND (? IS NULL OR d.due_on <= ?)
    AND NOT EXISTS (SELECT 1 FROM loan_reminder r
        WHERE r.request_id = q.id AND r.device_id = d.id AND r.due_on = d.due_on AND r.days = ?)
ORDER BY d.due_on, d.id
LIMIT ?
