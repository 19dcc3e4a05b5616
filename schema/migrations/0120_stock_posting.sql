-- The ledger: what a group added to an account of a bundle, and the balance it left behind. `owner_id` is a hub's number, a
-- consignment's of `transit`, 0 of `network`. `recorded_at` is the group's, so that a page of a long statement is found at once.
CREATE TABLE IF NOT EXISTS stock_posting (
    id BIGINT NOT NULL AUTO_INCREMENT,
    group_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    account VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id BIGINT NOT NULL,
    bundle_id BIGINT NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    items BIGINT NOT NULL,
    gigabytes BIGINT NOT NULL,
    items_after BIGINT NOT NULL,
    gigabytes_after BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY stock_posting_place (group_id, account, owner_id, bundle_id),
    KEY stock_posting_account (organisation_id, account, owner_id, recorded_at, id),
    KEY stock_posting_bundle (organisation_id, account, owner_id, bundle_id, recorded_at, id),
    KEY stock_posting_of_bundle (bundle_id),
    CONSTRAINT stock_posting_group FOREIGN KEY (group_id) REFERENCES stock_group (id),
    CONSTRAINT stock_posting_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT stock_posting_of_bundle FOREIGN KEY (bundle_id) REFERENCES bundle (id),
    CONSTRAINT stock_posting_account CHECK (account IN ('network', 'hub', 'reserved', 'transit', 'person', 'void', 'expired')),
    CONSTRAINT stock_posting_moves CHECK (items <> 0 OR gigabytes <> 0),
    CONSTRAINT stock_posting_kept CHECK (account = 'network' OR (items_after >= 0 AND gigabytes_after >= 0))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
