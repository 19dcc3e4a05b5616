-- What must be confirmed beside the criteria before anything is given: at one hub, or at all that have no row (hub_id NULL).
CREATE TABLE IF NOT EXISTS data_gate (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    hub_id BIGINT NULL,
    hub_key BIGINT AS (COALESCE(hub_id, 0)) PERSISTENT,
    question VARCHAR(120) NOT NULL,
    walk_ins_only BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY data_gate_hub (organisation_id, hub_key),
    CONSTRAINT data_gate_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT data_gate_at_hub FOREIGN KEY (hub_id) REFERENCES hub (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
