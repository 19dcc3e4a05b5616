-- Adds what a run says of its lines.
INSERT INTO proposal (id, run_id, position, request_id, line_number, device_id, state, travel_km, why)
SELECT UNHEX(n.id), n.run_id, n.position, n.request_id, n.line_number, n.device_id, n.state, n.travel_km, n.why
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(32) PATH '$[0]',
    run_id BIGINT PATH '$[1]',
    position INT UNSIGNED PATH '$[2]',
    request_id BIGINT PATH '$[3]',
    line_number INT UNSIGNED PATH '$[4]',
    device_id BIGINT PATH '$[5]',
    state VARCHAR(16) PATH '$[6]',
    travel_km INT UNSIGNED PATH '$[7]',
    why VARCHAR(1000) PATH '$[8]')) n
