-- How much one organisation, area or person may have asked for or out at a time; kind '' counts requests.
CREATE TABLE IF NOT EXISTS request_cap (
    organisation_id BIGINT NOT NULL,
    scope VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    days INT UNSIGNED NOT NULL,
    most INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, scope, kind, days),
    CONSTRAINT request_cap_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT request_cap_scope CHECK (scope IN ('organisation', 'area', 'person')),
    CONSTRAINT request_cap_kind CHECK (kind IN ('', 'laptop', 'desktop', 'chromebook', 'tablet', 'phone', 'router', 'data', 'accessories', 'support')),
    CONSTRAINT request_cap_days CHECK (days <= 3650),
    CONSTRAINT request_cap_most CHECK (most BETWEEN 1 AND 100000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
