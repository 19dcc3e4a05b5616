-- A request is in a state that its lines do not allow.
SELECT CONCAT(q.reference, ' is ', q.state, ', line ', l.number, ' is ', l.state)
FROM kit_request q
JOIN request_line l ON l.request_id = q.id
WHERE (q.state IN ('submitted', 'queried', 'declined', 'cancelled', 'closed') AND l.state = 'reserved')
    OR (q.state IN ('submitted', 'queried', 'closed') AND l.state = 'handed_over')
    OR (q.state = 'closed' AND l.state = 'waiting')
    OR (q.state IN ('ready', 'handed_over') AND l.state = 'waiting'
        AND l.kind NOT IN ('data', 'accessories', 'support'))
    OR (q.state = 'handed_over' AND l.state = 'reserved' AND l.kind NOT IN ('data', 'accessories', 'support'))
LIMIT 1
