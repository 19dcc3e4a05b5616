-- What happened to items after their receipt (which is the group that data_item.receipt_id names): one row an item and group,
-- in the order of the groups.
CREATE TABLE IF NOT EXISTS data_item_event (
    item_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    event VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (item_id, group_id),
    KEY data_item_event_group (group_id),
    CONSTRAINT data_item_event_item FOREIGN KEY (item_id) REFERENCES data_item (id),
    CONSTRAINT data_item_event_group FOREIGN KEY (group_id) REFERENCES stock_group (id),
    CONSTRAINT data_item_event_event CHECK (event IN ('dispatch', 'arrival', 'reservation', 'release', 'issue', 'activation',
        'handback', 'end', 'expiry', 'void', 'recovery')),
    CONSTRAINT data_item_event_to_state CHECK (to_state IN ('in_stock', 'reserved', 'issued', 'active', 'ended', 'expired',
        'void'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
