-- Who has seen the code of a voucher, when and why. The code itself stands in no table but sealed.
CREATE TABLE IF NOT EXISTS code_showing (
    id BINARY(16) NOT NULL,
    item_id BIGINT NOT NULL,
    issue_id BIGINT NULL,
    actor VARCHAR(64) NOT NULL,
    reason VARCHAR(200) NOT NULL,
    shown_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY code_showing_item (item_id, shown_at),
    KEY code_showing_issue (issue_id),
    CONSTRAINT code_showing_item FOREIGN KEY (item_id) REFERENCES data_item (id),
    CONSTRAINT code_showing_issue FOREIGN KEY (issue_id) REFERENCES data_issue (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
