package dev.tactus.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers their {@link Paging}. */
@Configuration(proxyBeanMethods = false)
class PagingResolver implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Paging.class;
  }

  @Override
  public Paging resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String cursor = request.getParameter("cursor");
    Cursor after = cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor);
    return new Paging(limit(request.getParameter("limit")), after);
  }

  private static int limit(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Paging.DEFAULT;
    }
    boolean digits = text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = digits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Paging.MOST) {
      throw new BadRequest("limit", text, "a whole number from 1 to " + Paging.MOST);
    }
    return limit;
  }
}
