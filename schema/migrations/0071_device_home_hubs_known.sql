-- For devices that are there already: from the last event that counted and ended at a hub.
UPDATE device d
SET d.home_hub_id = COALESCE(d.holder_hub_id, (
    SELECT e.hub_id
    FROM device_event e
    WHERE e.device_id = d.id AND e.hub_id IS NOT NULL
        AND e.event IN ('pledge', 'intake', 'repair_completion', 'handback', 'recovery', 'move')
        AND NOT EXISTS (SELECT 1 FROM conflict c WHERE c.event_id = e.id)
        AND NOT EXISTS (
            SELECT 1 FROM device_event a
            WHERE a.device_id = d.id AND a.event = 'annulment'
                AND JSON_VALUE(a.evidence, '$[0][1]') = LOWER(CONCAT_WS('-', SUBSTR(HEX(e.id), 1, 8), SUBSTR(HEX(e.id), 9, 4),
                    SUBSTR(HEX(e.id), 13, 4), SUBSTR(HEX(e.id), 17, 4), SUBSTR(HEX(e.id), 21))))
    ORDER BY e.happened_at DESC, e.source DESC, e.source_seq DESC, e.id DESC
    LIMIT 1))
WHERE d.home_hub_id IS NULL
