-- What happened to an item: its receipt, then the rest in the order of the ledger.
SELECT
    e.event, e.to_state, g.id, g.uuid, g.organisation_id, g.event, g.actor, g.hub_id, g.words, g.happened_at, g.recorded_at,
    (SELECT h.code FROM hub h WHERE h.id = g.hub_id)
FROM (
    SELECT receipt_id AS group_id, 'receipt' AS event, 'in_stock' AS to_state FROM data_item WHERE id = ?
    UNION ALL
    SELECT group_id, event, to_state FROM data_item_event WHERE item_id = ?) e
JOIN stock_group g ON g.id = e.group_id
ORDER BY g.id
