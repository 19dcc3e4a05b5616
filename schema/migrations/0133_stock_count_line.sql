-- Numbers that were seen in a count, and those that should have been.
CREATE TABLE IF NOT EXISTS stock_count_line (
    count_id BIGINT NOT NULL,
    number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    item_id BIGINT NULL,
    fate VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    words VARCHAR(200) NOT NULL,
    seen_at DATETIME(6) NULL,
    seen_by VARCHAR(64) NOT NULL,
    PRIMARY KEY (count_id, number),
    KEY stock_count_line_item (item_id),
    CONSTRAINT stock_count_line_count FOREIGN KEY (count_id) REFERENCES stock_count (id),
    CONSTRAINT stock_count_line_item FOREIGN KEY (item_id) REFERENCES data_item (id),
    CONSTRAINT stock_count_line_fate CHECK (fate IN ('seen', 'right', 'moved', 'missing', 'extra', 'found', 'lost', 'left'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
