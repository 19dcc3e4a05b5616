-- Every group of the ledger has its audit event, and every such event its group.
SELECT CONCAT(side, ' ', name)
FROM (
    SELECT 'group without an audit event:' AS side, CAST(g.id AS CHAR) AS name
    FROM stock_group g
    LEFT JOIN audit_event a ON a.seq = 1 AND a.subject = CONCAT('stock:', LOWER(CONCAT_WS('-', HEX(SUBSTR(g.uuid, 1, 4)),
        HEX(SUBSTR(g.uuid, 5, 2)), HEX(SUBSTR(g.uuid, 7, 2)), HEX(SUBSTR(g.uuid, 9, 2)), HEX(SUBSTR(g.uuid, 11, 6)))))
    WHERE a.subject IS NULL
    UNION ALL
    SELECT 'audit event without a group:', a.subject
    FROM audit_event a
    LEFT JOIN stock_group g ON g.uuid = UNHEX(REPLACE(SUBSTR(a.subject, 7), '-', ''))
    WHERE a.subject LIKE 'stock:%' AND g.id IS NULL) both_sides
LIMIT 1
