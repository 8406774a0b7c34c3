package dev.hindsight.query.customer;

import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * That a customer is there, for reads that are about something else; what it is: {@link
 * CustomerRow}.
 */
@Entity
@Immutable
@Table(name = "customers")
public class CustomerView extends EntityView {}
