-- Adds what a group did to its items.
INSERT INTO data_item_event (item_id, group_id, event, to_state)
SELECT n.item_id, n.group_id, n.event, n.to_state
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    item_id BIGINT PATH '$[0]',
    group_id BIGINT PATH '$[1]',
    event VARCHAR(12) PATH '$[2]',
    to_state VARCHAR(8) PATH '$[3]')) n
