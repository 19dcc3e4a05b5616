-- What is in a packet. An item is in one packet at a time that is not over: held_item_id is unique.
CREATE TABLE IF NOT EXISTS consignment_item (
    consignment_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    fate VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_held TINYINT NOT NULL,
    held_item_id BIGINT AS (IF(is_held = 1, item_id, NULL)) PERSISTENT,
    packed_by VARCHAR(64) NOT NULL,
    packed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (consignment_id, item_id),
    UNIQUE KEY consignment_item_held (held_item_id),
    KEY consignment_item_item (item_id),
    CONSTRAINT consignment_item_consignment FOREIGN KEY (consignment_id) REFERENCES consignment (id),
    CONSTRAINT consignment_item_item FOREIGN KEY (item_id) REFERENCES data_item (id),
    CONSTRAINT consignment_item_is_held CHECK (is_held IN (0, 1)),
    CONSTRAINT consignment_item_fate CHECK (fate IN ('packed', 'arrived', 'missing', 'lost', 'gone'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
