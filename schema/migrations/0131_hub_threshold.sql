-- The least that a hub should have of a bundle, in any of its versions, or of all bundles of a network.
CREATE TABLE IF NOT EXISTS hub_threshold (
    hub_id BIGINT NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    least INT UNSIGNED NOT NULL,
    PRIMARY KEY (hub_id, kind, code),
    CONSTRAINT hub_threshold_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT hub_threshold_kind CHECK (kind IN ('bundle', 'network')),
    CONSTRAINT hub_threshold_least CHECK (least BETWEEN 1 AND 100000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
